"""A reading process that never ends with its page."""

import time

from xinfang_desk.system import end_self_in

end_self_in(1)
time.sleep(60)
