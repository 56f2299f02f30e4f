// libcsv has no .pc file; its header is found on the default include path (Debian: libcsv-dev).
#include <csv.h>
