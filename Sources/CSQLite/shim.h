#include <sqlite3.h>

/// What stands in a file's schema runs nothing that reaches beyond the file, and no statement changes the schema by hand.
/// sqlite3_db_config is variadic, which Swift cannot call.
static inline int huifang_distrust_schema(sqlite3 *db) {
    int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (code == SQLITE_OK) code = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
    return code;
}
