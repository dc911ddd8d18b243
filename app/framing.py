"""What a page must say to be shown in a frame on another site. All other pages refuse that."""

from app.security import CONTENT_SECURITY_POLICY, NONE

# It runs nothing and sends nothing, wherever it is shown.
IN_A_FRAME = {
    "script-src": NONE,
    "connect-src": NONE,
    "form-action": NONE,
    "frame-ancestors": "https:",
}


def frame_policy() -> str:
    """Return the usual content security policy, with what differs in a frame."""
    usual = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    return "; ".join(f"{name} {source}" for name, source in (usual | IN_A_FRAME).items())


EMBEDDABLE = {
    "Content-Security-Policy": frame_policy(),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
