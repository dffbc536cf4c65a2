"""From the bytes of an uploaded file to a checked table with findings."""

import pyarrow as pa

# Arrow's own allocator takes a fifth longer for the short-lived columns of an intake than the system's, and gives memory back late.
pa.set_memory_pool(pa.system_memory_pool())
