#include "start.h"
#include <stdlib.h>
#include <unistd.h>

static int count;
static char **arguments;

const char *process_argument(int place) { return place < count ? arguments[place] : NULL; }

// Before everything of Swift's. Linked statically, its runtime ends the program where /proc does not say where the program lies, unless
// it is told a folder: all it wants there is a tool that shows crashes.
__attribute__((constructor(101))) static void start(int argc, char **argv) {
    char name;
    count = argc;
    arguments = argv;
    if (readlink("/proc/self/exe", &name, 1) < 0) setenv("SWIFT_ROOT", "/", 0);
}
