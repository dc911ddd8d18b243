import pytest

from tests.conftest import Visit


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/nl/bronnen", "Deze dienst gebruikt de ESCO-classificatie van de Europese Commissie."),
        ("/en/sources", "This service uses the ESCO classification of the European Commission."),
    ],
)
def test_names_esco_in_the_words_the_commission_asks_for(
    visit: Visit, address: str, sentence: str
) -> None:
    assert sentence in visit(address).get_text()


def test_links_to_the_licence_of_each_font(visit: Visit) -> None:
    assert len(visit("/nl/bronnen").select("a[href*='LICENSE.txt?v=']")) == 2
