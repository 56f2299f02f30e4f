// libcsv has no .pc file; its header is found on the default include path (Debian: libcsv-dev).
#include <csv.h>

// Blanks are text (RFC 4180, 2.4): no byte is one that libcsv may strip. In C, because it is called for every byte.
static inline int csv_no_byte_is_blank(unsigned char byte) { return byte & 0; }
