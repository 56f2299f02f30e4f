#include <expat.h>
#include <stdlib.h>

// expat keeps each new name and each open element for as long as it parses: a file of nothing but new names would fill the
// memory. So a parser allocates within a budget, beyond which it stops with XML_ERROR_NO_MEMORY. Every allocation remembers
// its budget, since expat gives its allocator no context; for new ones it is the budget of the call that is running.
typedef struct { size_t used, limit; } expat_budget;
typedef struct { size_t size; expat_budget *budget; } expat_allocation;

// A static of a function: Swift does not emit those of a file. Every Swift file that calls what stands below has one of its own, so
// one file must do all the calling (XMLPart.swift).
static inline expat_budget **expat_running(void) {
    static _Thread_local expat_budget *running;
    return &running;
}

static inline void *expat_allocate(size_t size) {
    expat_budget *budget = *expat_running();
    if (size > budget->limit || budget->used > budget->limit - size) return NULL;
    expat_allocation *made = malloc(sizeof *made + size);
    if (!made) return NULL;
    made->size = size;
    made->budget = budget;
    budget->used += size;
    return made + 1;
}

static inline void expat_release(void *memory) {
    if (!memory) return;
    expat_allocation *made = (expat_allocation *)memory - 1;
    made->budget->used -= made->size;
    free(made);
}

static inline void *expat_resize(void *memory, size_t size) {
    if (!memory) return expat_allocate(size);
    expat_allocation *made = (expat_allocation *)memory - 1;
    expat_budget *budget = made->budget;
    size_t others = budget->used - made->size;
    if (size > budget->limit || others > budget->limit - size) return NULL;
    made = realloc(made, sizeof *made + size);
    if (!made) return NULL;
    made->size = size;
    budget->used = others + size;
    return made + 1;
}

static inline XML_Parser expat_create(expat_budget *budget) {
    static const XML_Memory_Handling_Suite suite = {expat_allocate, expat_resize, expat_release};
    *expat_running() = budget;
    return XML_ParserCreate_MM(NULL, &suite, NULL);
}

static inline void *expat_buffer(XML_Parser parser, expat_budget *budget, int size) {
    *expat_running() = budget;
    return XML_GetBuffer(parser, size);
}

static inline enum XML_Status expat_parse_bytes(XML_Parser parser, expat_budget *budget, const char *bytes, int size) {
    *expat_running() = budget;
    return XML_Parse(parser, bytes, size, 0);
}

static inline enum XML_Status expat_parse(XML_Parser parser, expat_budget *budget, int size, int is_final) {
    *expat_running() = budget;
    return XML_ParseBuffer(parser, size, is_final);
}
