"""The only module that knows Jinja, and the only one that reads or writes HX- headers."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache, partial
from gettext import NullTranslations
from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from app.explained_words import explained
from app.folders import TEMPLATES
from app.formats import filters
from app.freshness import unless_known
from app.knowledge import Knowledge
from app.language import reading_language, translations
from app.pdf import makes_pdf, pdf_of
from app.routing import SiteMap
from app.sheets import StyleSheet, asset, shared_sheet
from skills_taxonomy.model import LANGUAGES, Language

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VARY = "HX-Request, HX-Request-Type, HX-Boosted, HX-History-Restore-Request"


class Translated(Environment):
    """Templates in one language: a sentence is translated when its template is compiled."""

    catalog: NullTranslations

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        said: nodes.Template = _Translating(self.catalog).visit(source)
        return super()._generate(said, name, filename, defer_init)


class _Translating(NodeTransformer):
    """Puts its translation in the place of every call of gettext.

    It means what the i18n extension makes of it: HTML, in which %(name)s becomes a value, escaped.
    What depends on a number stays a call.
    """

    def __init__(self, catalog: NullTranslations) -> None:
        self.catalog = catalog

    def visit_Call(self, call: nodes.Call) -> nodes.Expr:
        self.generic_visit(call)
        match call:
            case nodes.Call(
                node=nodes.Name(name="_" | "gettext"), args=[nodes.Const() as sentence]
            ):
                said = self.catalog.gettext(sentence.value)
            case _:
                return call
        if not call.kwargs:
            return nodes.MarkSafe(nodes.Const(said % {}))
        values = [nodes.Pair(nodes.Const(each.key), each.value) for each in call.kwargs]
        return nodes.Mod(nodes.MarkSafe(nodes.Const(said)), nodes.Dict(values))


@cache
def environment(language: Language) -> Environment:
    """Return the templates in one language, compiled once."""
    jinja = Translated(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    jinja.catalog = translations(language)
    jinja.policies["ext.i18n.trimmed"] = True
    install = vars(jinja)["install_gettext_translations"]  # put there by the extension
    install(translations(language), newstyle=True)
    jinja.filters.update(filters(language))
    jinja.globals.update(
        lang=language, asset=asset, makes_pdf=makes_pdf, shared_style=shared_sheet().address
    )
    return jinja


def wants_fragment(request: Request) -> bool:
    """True for an htmx swap of one part; false for a visit, a boosted link or the back button.

    htmx 4 says itself whether it wants a part or will take one out of a full page (hx-select).
    """
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Request-Type") != "full"
        and "HX-Boosted" not in headers
        and "HX-History-Restore-Request" not in headers
    )


def render(
    request: Request,
    template_name: str,
    view: "DataclassInstance",
    *,
    fragment: str = "main",
    in_frame: bool = False,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> HTMLResponse:
    """Render the page in the language of its address, or only its block named `fragment`.

    An address without a language, such as that of a shared path, names the `language` itself.

    The template can show the fields of `view`, and what `_surroundings` names. The block is
    sent alone when htmx asks for a part; its name is also the id of the element it goes into.
    A page `in_frame` on another site leads nowhere else within that frame.
    """
    language = language or reading_language(request)
    template = environment(language).get_template(template_name)
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    context = template.new_context(_surroundings(request, language) | values)
    if wants_fragment(request):
        # A block may use what is imported and defined above it: the first piece comes after that.
        next(template.root_render_func(context))
        html = "".join(template.blocks[fragment](context))
    else:
        whole = "".join(template.root_render_func(context))
        html = _with_words(whole, request, language, with_link=not in_frame)
    page = HTMLResponse(html, status_code=status, headers={"Vary": VARY, **(headers or {})})
    return unless_known(request, page)


def _with_words(page: str, request: Request, language: Language, *, with_link: bool) -> str:
    """Return a whole page with its difficult words explained, with a link to all words or not."""
    knowledge: Knowledge = request.app.state.knowledge
    all_words = request.app.state.site_map.url(language, "words")
    if request.url.path == all_words:
        return page
    footer = environment(language).get_template("components/words_here.html")
    return explained(
        page,
        knowledge.words[language],
        lambda here, elsewhere: footer.render(
            here=here, elsewhere=elsewhere, all_words=all_words if with_link else ""
        ),
    )


def render_pdf(
    template_name: str,
    view: "DataclassInstance",
    *,
    language: Language,
    site: str,
    file_name: str,
    pictures: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Render a template for paper as a PDF to keep. Raises NoPdfError where that cannot be done."""
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    html = environment(language).get_template(template_name).render(values | {"site": site})
    return Response(
        pdf_of(html, pictures or {}),
        media_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}.pdf"',
            **(headers or {}),
        },
    )


def retarget(element_id: str) -> dict[str, str]:
    """Return the headers that make htmx put an answer in another element than it planned."""
    return {"HX-Retarget": f"#{element_id}", "HX-Reswap": "innerHTML"}


def _surroundings(request: Request, language: Language) -> dict[str, object]:
    """What every template knows: where it is, and how to get elsewhere."""
    site_map: SiteMap = request.app.state.site_map
    base_url: str = request.app.state.settings.base_url
    theme: StyleSheet | None = request.app.state.theme
    route_name: str = getattr(request.scope.get("route"), "name", None) or ""
    page_name = route_name.partition(":")[2]
    name = page_name if page_name in site_map.pages else "home"
    params = request.path_params if name == page_name else {}
    query = f"?{request.url.query}" if request.url.query and name == page_name else ""
    here = {code: site_map.url(code, name, **params) for code in LANGUAGES}
    return {
        "url": partial(site_map.url, language),
        "pages": site_map.pages,
        "theme_style": theme.address if theme else "",
        "page_name": page_name,
        "site": base_url,
        "alternates": {code: base_url + path for code, path in here.items()},
        "this_address": base_url + here[language] + query,
        "other_language_url": here["en" if language == "nl" else "nl"] + query,
    }
