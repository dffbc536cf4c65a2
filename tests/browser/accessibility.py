"""What keeps people from using a page who cannot see it, or see it badly."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STREAMLITS_OWN = ("stSidebarNavItems", "stSidebarNavLink", "e1o1t1hb")
"""Parts that Streamlit draws and we cannot change: the list of pages groups its items in a way that is not quite a list."""


def serious_faults(page: Page) -> list[tuple[str, str]]:
    """The serious and critical faults of a page as it stands, each with its rule and the part that has it."""
    found = Axe().run(page).response["violations"]
    faults = [(each["id"], node["html"][:200]) for each in found if each["impact"] in ("serious", "critical") for node in each["nodes"]]
    return [(rule, part) for rule, part in faults if not any(own in part for own in STREAMLITS_OWN)]
