"""The words of the SKOS export: where they are defined, and the few that are our own.

Also what every copy must say: the licence, the source, and that it was adapted.
"""

from skills_taxonomy.model import Text

ESCO_VERSION = "1.2.0"
LICENCE = "https://spdx.org/licenses/EUPL-1.2"
ATTRIBUTION = Text(
    nl="Deze dienst gebruikt de ESCO-classificatie van de Europese Commissie.",
    en="This service uses the ESCO classification of the European Commission.",
)
ADAPTED = Text(
    nl=f"Aangepast uit ESCO {ESCO_VERSION}: we kozen een deel, voegden onze eigen vaardigheden, "
    "niveaus en verbanden toe, en gaven onze eigen namen. Dat zijn geen officiële ESCO-namen.",
    en=f"Adapted from ESCO {ESCO_VERSION}: we chose a part, added skills, levels and relations of "
    "our own, and gave our own names. Those are not official ESCO labels.",
)
TITLE = Text(nl="De vaardighedentaal van Padwijzer", en="The skills language of Padwijzer")
ESCO_SITE = "https://esco.ec.europa.eu/"
CWA_NOTE = "CWA 16458-1:2018, names and numbers only"

SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ESCO = "http://data.europa.eu/esco/model#"
ISCO_URI = "http://data.europa.eu/esco/isco/C"

# What our words mean: name in the scheme → (RDF type, meaning).
OWN_WORDS = {
    "Position": (
        f"{RDFS}Class",
        Text("een rol of beroep op een niveau", "a role or occupation at a career level"),
    ),
    "Rating": (
        f"{RDFS}Class",
        Text(
            "een vaardigheid, met hoe goed iemand die kan of moet kunnen",
            "a skill, with how well somebody does it or must do it",
        ),
    ),
    "Competence": (
        f"{RDFS}Class",
        Text("een competentie van een EN 16234-profiel", "a competence of an EN 16234 profile"),
    ),
    "level": (
        f"{RDF}Property",
        Text("niveau: junior, medior of senior", "career level: junior, medior or senior"),
    ),
    "essential": (f"{RDF}Property", Text("nodig voor deze plek", "needed in this position")),
    "optional": (f"{RDF}Property", Text("handig op deze plek", "useful in this position")),
    "holds": (
        f"{RDF}Property",
        Text("kan iemand op deze plek meestal", "usually held by somebody in this position"),
    ),
    "skill": (f"{RDF}Property", Text("om welke vaardigheid het gaat", "which skill this is about")),
    "proficiency": (
        f"{RDF}Property",
        Text(
            "hoe goed: 1 basis, 2 zelfstandig, 3 gevorderd, 4 expert",
            "how well: 1 foundation, 2 independent, 3 advanced, 4 expert",
        ),
    ),
    "profile": (
        f"{RDF}Property",
        Text("het EN 16234-profiel van deze rol", "the EN 16234 role profile of this role"),
    ),
    "competence": (
        f"{RDF}Property",
        Text("een competentie van dat profiel", "a competence of that profile"),
    ),
    "ecfLevel": (
        f"{RDF}Property",
        Text("niveau in e-CF, 1 tot en met 5", "level in the e-CF, 1 to 5"),
    ),
    "skillType": (f"{RDF}Property", Text("soort vaardigheid", "type of skill")),
    "isco-08": (f"{RDFS}Datatype", Text("code in ISCO-08", "code in ISCO-08")),
}
