"""전남매일: the system of 광주매일신문."""

from newsmine.publishers.kjdaily import LAYOUT
from newsmine.sources import Publisher

PUBLISHER = Publisher(id="jndn", name="전남매일", domains=("jndn.com",), layouts=(LAYOUT,))
