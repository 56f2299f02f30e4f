/// An argument of this process, its name being the first; NULL behind the last. As the system hands them over: Swift reads them from
/// /proc, which a bare root may lack.
const char *process_argument(int place);
