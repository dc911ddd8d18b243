"""Keep the English catalog in step with the Dutch sentences in templates and code.

`python tools/messages.py` gathers the sentences, adds new ones to the catalog with an empty
translation, drops old ones, and compiles the catalog. It ends with an error as long as a
translation is empty or breaks a placeholder. `--check` writes nothing, and also ends with an
error when the catalog is out of step.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "app" / "translations" / "en" / "LC_MESSAGES" / "padwijzer.po"
MO = PO.with_suffix(".mo")
METHODS = [("app/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"}}


def gathered() -> Catalog:
    """Return the catalog that the sentences in use ask for, with the translations there are."""
    old = read_po(io.BytesIO(PO.read_bytes()), locale="en") if PO.exists() else Catalog("en")
    new = Catalog("en", header_comment="# The sentences of Padwijzer in English.", charset="utf-8")
    new.fuzzy = False
    new.creation_date = old.creation_date
    new.revision_date = old.revision_date
    found = extract_from_dir(ROOT, method_map=METHODS, options_map=OPTIONS)
    for filename, _line, message, comments, context in found:
        known = old.get(message[0] if isinstance(message, tuple) else message, context)
        new.add(
            message,
            known.string if known else None,
            locations=[(filename, 0)],
            auto_comments=comments,
            context=context,
        )
    return new


def problems(catalog: Catalog) -> Iterator[str]:
    """Yield one sentence for each translation that is empty or breaks a placeholder."""
    for message in catalog:
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(said):
            yield f"no English for: {message.id!r}"
        else:
            yield from (f"{error}: {message.id!r}" for error in message.check(catalog))


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Return the catalog as a .po and as a .mo file."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=100, sort_by_file=True, include_lineno=False)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def main(check_only: bool) -> None:
    """Bring the two files in step, or only say whether they are."""
    catalog = gathered()
    po, mo = written(catalog)
    if not check_only:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po)
        MO.write_bytes(mo)
    elif (PO.read_bytes(), MO.read_bytes()) != (po, mo):
        sys.exit("The English catalog is out of step: run make messages")
    if empty := list(problems(catalog)):
        sys.exit("\n".join(empty))


if __name__ == "__main__":
    main(check_only="--check" in sys.argv[1:])
