"""A feed as compact bytes, and back: the same feed gives the same text."""

import json
import zlib

from pydantic import TypeAdapter, ValidationError

from career_graph.feed import Feed, FeedOffer
from skills_taxonomy.edition import FormatError, checksum_of

FORMAT = 1  # of the bytes; a feed packed in another format has to be imported again
OFFERS = TypeAdapter(tuple[FeedOffer, ...])


def packed_feed(feed: Feed) -> bytes:
    """Return `feed` as compressed JSON."""
    content = {"format": FORMAT, "offers": OFFERS.dump_python(feed.offers, mode="json")}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode())


def unpacked_feed(content: bytes) -> Feed:
    """Return the feed in bytes that `packed_feed` made. Raises FormatError for any others."""
    try:
        parts = json.loads(zlib.decompress(content))
        if parts["format"] != FORMAT:
            raise FormatError(f"not in format {FORMAT}; import the files again")
        return Feed(OFFERS.validate_python(parts["offers"]), checksum_of(content))
    except (zlib.error, ValueError, KeyError, TypeError, ValidationError) as error:
        raise FormatError(f"not a packed feed: {error}") from None
