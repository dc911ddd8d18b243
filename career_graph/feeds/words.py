"""The words that a feed may use for what we know by code, in Dutch, in English or as the code."""

from career_graph.offers import PROVINCES, Diploma, OfferForm

YES = frozenset({"ja", "yes", "true", "1"})
NO = frozenset({"nee", "no", "false", "0"})
ROLLING = frozenset({"doorlopend", "rolling"})
FORMS = {form.value: form for form in OfferForm} | {
    "cursus": OfferForm.COURSE,
    "certificaat": OfferForm.CERTIFICATE,
    "mbo-certificaat": OfferForm.MBO_CERTIFICATE,
    "duaal": OfferForm.DUAL,
    "omscholing": OfferForm.RETRAINING,
    "op het werk": OfferForm.ON_THE_JOB,
    "zelf leren": OfferForm.SELF_STUDY,
    "programma": OfferForm.PROGRAMME,
}
DIPLOMAS = {each.value: each for each in Diploma} | {
    "geen": Diploma.NONE,
    "havo of mbo 4": Diploma.HAVO_MBO4,
    "hbo of wo": Diploma.HBO_WO,
    "onbekend": Diploma.UNKNOWN,
}
LANGUAGES = {
    "nl": "nl",
    "en": "en",
    "nederlands": "nl",
    "engels": "en",
    "dutch": "nl",
    "english": "en",
}
PROVINCE_NAMES = {code.lower(): code for code in PROVINCES} | {
    "drenthe": "DR",
    "flevoland": "FL",
    "friesland": "FR",
    "fryslân": "FR",
    "gelderland": "GE",
    "groningen": "GR",
    "limburg": "LI",
    "noord-brabant": "NB",
    "noord-holland": "NH",
    "overijssel": "OV",
    "utrecht": "UT",
    "zeeland": "ZE",
    "zuid-holland": "ZH",
}
CITIES = {
    "DR": ("Assen", "Emmen", "Hoogeveen", "Meppel"),
    "FL": ("Almere", "Dronten", "Lelystad", "Emmeloord"),
    "FR": ("Leeuwarden", "Sneek", "Heerenveen", "Drachten"),
    "GE": ("Apeldoorn", "Arnhem", "Nijmegen", "Ede", "Doetinchem", "Harderwijk", "Tiel",
           "Wageningen", "Zutphen"),
    "GR": ("Groningen", "Stadskanaal", "Veendam", "Winschoten", "Delfzijl"),
    "LI": ("Maastricht", "Heerlen", "Venlo", "Roermond", "Sittard", "Weert"),
    "NB": ("Eindhoven", "Tilburg", "Breda", "Den Bosch", "'s-Hertogenbosch", "’s-Hertogenbosch",
           "Helmond", "Roosendaal", "Oss"),
    "NH": ("Amsterdam", "Haarlem", "Alkmaar", "Hilversum", "Hoorn", "Zaandam", "Hoofddorp",
           "Den Helder", "Amstelveen", "Diemen"),
    "OV": ("Zwolle", "Enschede", "Deventer", "Hengelo", "Almelo"),
    "UT": ("Utrecht", "Amersfoort", "Nieuwegein", "Zeist", "Veenendaal", "Woerden"),
    "ZE": ("Middelburg", "Vlissingen", "Goes", "Terneuzen"),
    "ZH": ("Rotterdam", "Den Haag", "'s-Gravenhage", "’s-Gravenhage", "Leiden", "Delft",
           "Dordrecht", "Gouda", "Zoetermeer", "Schiedam", "Alphen aan den Rijn"),
}  # fmt: skip
PROVINCE_OF_CITY = {
    city.casefold(): province for province, cities in CITIES.items() for city in cities
}
"""Where the places with most schools lie; any other place stays a name without a province."""
