"""Who may see what. Every page asks here first, because a page can be reached without the entry point."""

import os
from typing import Literal

import streamlit as st

Role = Literal["nobody", "viewer", "staff", "administrator"]
RANK: dict[Role, int] = {"nobody": 0, "viewer": 1, "staff": 2, "administrator": 3}
ROLE_VARIABLE = "IN_THE_ROOM_ROLE"
"""Role of everyone on this machine where no login is set up: `viewer` for a screen in a meeting room, `staff` (the default)."""
CLAIM = "roles"
"""The claim of a login that lists the roles of a person."""


class NotAllowed(PermissionError):
    """What was asked for is not for this role."""


def has_login() -> bool:
    """Whether a login is set up in Streamlit's secrets."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def current_role() -> Role:
    """The role of who is looking: from the login's claim, else (no login set up) the role of this machine."""
    if st.user.get("is_logged_in"):
        claimed: object = st.user.get(CLAIM) or []
        named = claimed if isinstance(claimed, list) else [claimed]
        return max((role for role in RANK if role in named), key=RANK.__getitem__, default="nobody")
    if has_login():
        return "nobody"
    named_here = os.environ.get(ROLE_VARIABLE, "staff")
    return next((role for role in RANK if role == named_here), "nobody")


def may(role: Role) -> bool:
    """Whether who is looking has at least this role."""
    return RANK[current_role()] >= RANK[role]


def require(role: Role) -> None:
    """For functions that act: refuse anyone below a role.

    Raises
    ------
    NotAllowed
        If who asks has not at least this role.
    """
    if not may(role):
        raise NotAllowed(f"This needs the role {role}.")


def guard(role: Role) -> None:
    """For pages: show a friendly stop to anyone below a role, and draw nothing else."""
    if may(role):
        return
    if has_login() and not st.user.get("is_logged_in"):
        st.info("Please log in to see this page.", icon=":material/lock:")
        st.button("Log in", on_click=st.login, type="primary", key="access.login")
    else:
        st.info("This page is for staff. Ask an administrator if you need it.", icon=":material/lock:")
    st.stop()


def who() -> str:
    """The name under which an import is noted: the login's, else the machine's."""
    return str(st.user.get("email") or st.user.get("name") or "this computer")
