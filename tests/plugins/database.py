"""Which database do the tests run on, and in which mode are the settings read?"""

import os

os.environ["ROMDUOL_TESTS"] = "1"
