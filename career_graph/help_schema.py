"""The border of help points."""

from career_graph.help_points import HelpKind, HelpPoint
from career_graph.schema import HttpsLink, Province
from skills_taxonomy.schema import Border, Id, ProvenanceBorder, TextBorder


class HelpPointBorder(ProvenanceBorder):
    """One place or person to go to."""

    id: Id
    kind: HelpKind
    title: TextBorder
    text: TextBorder
    provinces: tuple[Province, ...] = ()
    link: HttpsLink | None

    def value(self) -> HelpPoint:
        """Return the point as a value."""
        return HelpPoint(
            id=self.id,
            kind=self.kind,
            title=self.title.value(),
            text=self.text.value(),
            provinces=self.provinces,
            link=self.link,
            provenance=self.provenance(),
        )


class HelpPointsFile(Border):
    """help_points.yaml: whom somebody can ask."""

    points: tuple[HelpPointBorder, ...]

    def value(self) -> tuple[HelpPoint, ...]:
        """Return the points in order."""
        return tuple(point.value() for point in self.points)
