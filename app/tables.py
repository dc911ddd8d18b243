"""What is stored: only what a person chose to save."""

from datetime import date

from sqlmodel import Field, SQLModel


class SharedPath(SQLModel, table=True):
    """A path as it was made, behind a link that nobody can guess.

    The tokens themselves are not here, only their SHA-256. `content` is the question and the answer
    as JSON, in both languages. There is no name, address or time of day.
    """

    __tablename__ = "shared_path"

    token_hash: str = Field(primary_key=True, max_length=64)
    delete_hash: str = Field(unique=True, index=True, max_length=64)
    content: str
    language: str = Field(max_length=2)
    release: str = Field(max_length=64)
    created_on: date
    expires_on: date = Field(index=True)
