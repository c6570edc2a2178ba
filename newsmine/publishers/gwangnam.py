"""광남일보: the system of 광주매일신문."""

from newsmine.publishers.kjdaily import LAYOUT
from newsmine.sources import Publisher

PUBLISHER = Publisher(id="gwangnam", name="광남일보", domains=("gwangnam.co.kr",), layouts=(LAYOUT,))
