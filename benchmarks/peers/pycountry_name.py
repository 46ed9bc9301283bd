"""The peer of a first load: import pycountry, and one country's name in Dutch."""

from __future__ import annotations

import gettext

import pycountry

dutch = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["nl"])
morocco = pycountry.countries.get(alpha_2="MA")
assert morocco
print(dutch.gettext(morocco.name))
