"""Where each line of the map lies: `python -m tools.map_places` writes this file."""

from app.metro.placing import KeptLine, Placing

KEPT = {
    "business-information": KeptLine(
        Placing(0, 7, 11, -1),
        (
            "recordmanager",
            "zorg-ict-adviseur",
            "accountmanager-ict",
            "implementatieconsultant",
            "functioneel-beheerder",
            "crm-consultant",
            "erp-consultant",
            "procesanalist",
            "informatieanalist",
            "business-analist",
            "digitaal-adviseur",
            "informatiemanager",
        ),
    ),
    "support": KeptLine(
        Placing(1, 5, 0, 0),
        (
            "servicemanager",
            "servicedeskmedewerker",
            "digicoach",
            "ict-trainer",
            "technisch-schrijver",
            "werkplekbeheerder",
        ),
    ),
    "systems-networks": KeptLine(
        Placing(2, 4, 5, 1),
        (
            "ict-operationsmanager",
            "netwerkarchitect",
            "netwerkspecialist",
            "systeembeheerder",
            "technisch-applicatiebeheerder",
            "databasebeheerder",
            "ot-engineer",
        ),
    ),
    "cloud": KeptLine(
        Placing(0, 0, 0, 0),
        (
            "cloudarchitect",
            "cloudengineer",
            "platform-engineer",
            "devops-engineer",
            "site-reliability-engineer",
        ),
    ),
    "development": KeptLine(
        Placing(0, 6, 9, -1),
        (
            "webontwikkelaar",
            "frontendontwikkelaar",
            "app-ontwikkelaar",
            "game-ontwikkelaar",
            "embedded-engineer",
            "softwareontwikkelaar",
            "solution-designer",
            "systeemanalist",
            "low-code-ontwikkelaar",
            "rpa-ontwikkelaar",
        ),
    ),
    "testing": KeptLine(
        Placing(0, 2, 2, 1),
        (
            "kwaliteitsmanager-ict",
            "testcoordinator",
            "testanalist",
            "testautomatiseerder",
        ),
    ),
    "data": KeptLine(
        Placing(4, 3, 4, 1),
        (
            "data-architect",
            "data-engineer",
            "bi-specialist",
            "data-analist",
            "gis-specialist",
            "dataspecialist",
            "datasteward",
            "bim-specialist",
        ),
    ),
    "artificial-intelligence": KeptLine(
        Placing(0, 8, 0, 0),
        (
            "datascientist",
            "ml-engineer",
            "ai-engineer",
            "ai-adviseur",
        ),
    ),
    "security": KeptLine(
        Placing(1, 1, 3, 1),
        (
            "ethisch-hacker",
            "security-specialist",
            "soc-analist",
            "iam-specialist",
            "privacy-officer",
            "it-auditor",
            "information-security-officer",
            "security-architect",
        ),
    ),
    "ux-design": KeptLine(
        Placing(4, 8, 0, 0),
        (
            "digitaal-mediaspecialist",
            "contentontwerper",
            "toegankelijkheidsspecialist",
            "conversiespecialist",
            "ux-onderzoeker",
            "ux-ontwerper",
        ),
    ),
    "projects-direction": KeptLine(
        Placing(1, 9, 9, -1),
        (
            "cio",
            "digitaal-transformatieleider",
            "verandermanager",
            "product-owner",
            "scrum-master",
            "ict-inkoper",
            "contractmanager-ict",
            "ict-projectleider",
            "releasemanager",
            "systeemarchitect",
            "enterprise-architect",
        ),
    ),
}
