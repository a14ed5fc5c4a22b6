#pragma once

// The language of searches, for those who help people write it: what can be written, what could stand at the cursor.
#include "indexer/query_help.h"
