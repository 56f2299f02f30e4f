#include <zlib.h>

// Starts inflating a stream without zlib's own header, as ZIP keeps it. In C, because inflateInit2 is a macro.
static inline int zlib_begin_raw(z_streamp stream) { return inflateInit2(stream, -MAX_WBITS); }
