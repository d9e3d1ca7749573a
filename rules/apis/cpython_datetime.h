/* Dates and times: datetime.h, pytime.h. */

/* ---- datetime -------------------------------------------------------------------------------------------- */

[[reflint::macro]] int PyDateTime_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyDateTime_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyDateTime_DATE_GET_FOLD(PyDateTime_DateTime *o);
[[reflint::macro]] int PyDateTime_DATE_GET_HOUR(PyDateTime_DateTime *o);
[[reflint::macro]] int PyDateTime_DATE_GET_MICROSECOND(PyDateTime_DateTime *o);
[[reflint::macro]] int PyDateTime_DATE_GET_MINUTE(PyDateTime_DateTime *o);
[[reflint::macro]] int PyDateTime_DATE_GET_SECOND(PyDateTime_DateTime *o);
[[reflint::borrowed, reflint::returns_nonnull, reflint::macro, reflint::since("3.10")]]
PyObject *PyDateTime_DATE_GET_TZINFO(PyDateTime_DateTime *o);
[[reflint::macro]] int PyDateTime_DELTA_GET_DAYS(PyDateTime_Delta *o);
[[reflint::macro]] int PyDateTime_DELTA_GET_MICROSECONDS(PyDateTime_Delta *o);
[[reflint::macro]] int PyDateTime_DELTA_GET_SECONDS(PyDateTime_Delta *o);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyDateTime_FromDateAndTime(int year, int month, int day, int hour, int minute, int second, int usecond);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyDateTime_FromDateAndTimeAndFold(int year, int month, int day, int hour, int minute, int second,
    int usecond, int fold);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyDateTime_FromTimestamp(PyObject *args);
[[reflint::macro]] int PyDateTime_GET_DAY(PyDateTime_Date *o);
[[reflint::macro]] int PyDateTime_GET_MONTH(PyDateTime_Date *o);
[[reflint::macro]] int PyDateTime_GET_YEAR(PyDateTime_Date *o);
[[reflint::exception(maybe), reflint::runs_code, reflint::statement]] void PyDateTime_IMPORT(void);
[[reflint::macro]] int PyDateTime_TIME_GET_FOLD(PyDateTime_Time *o);
[[reflint::macro]] int PyDateTime_TIME_GET_HOUR(PyDateTime_Time *o);
[[reflint::macro]] int PyDateTime_TIME_GET_MICROSECOND(PyDateTime_Time *o);
[[reflint::macro]] int PyDateTime_TIME_GET_MINUTE(PyDateTime_Time *o);
[[reflint::macro]] int PyDateTime_TIME_GET_SECOND(PyDateTime_Time *o);
[[reflint::borrowed, reflint::returns_nonnull, reflint::macro, reflint::since("3.10")]]
PyObject *PyDateTime_TIME_GET_TZINFO(PyDateTime_Time *o);
[[reflint::macro]] int PyDate_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyDate_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyDate_FromDate(int year, int month, int day);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyDate_FromTimestamp(PyObject *args);
[[reflint::macro]] int PyDelta_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyDelta_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyDelta_FromDSU(int days, int seconds, int useconds);
[[reflint::macro]] int PyTZInfo_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyTZInfo_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::macro]] PyObject *PyTimeZone_FromOffset([[reflint::stores]] PyObject *offset);
[[reflint::new, reflint::macro]]
PyObject *PyTimeZone_FromOffsetAndName([[reflint::stores]] PyObject *offset, [[reflint::stores]] PyObject *name);
[[reflint::macro]] int PyTime_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyTime_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyTime_FromTime(int hour, int minute, int second, int usecond);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyTime_FromTimeAndFold(int hour, int minute, int second, int usecond, int fold);

/* ---- time ------------------------------------------------------------------------------------------------ */

[[reflint::since("3.13")]] double PyTime_AsSecondsDouble(PyTime_t t);
[[reflint::error(-1), reflint::since("3.13")]] int PyTime_Monotonic([[reflint::out]] PyTime_t *result);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.13")]]
int PyTime_MonotonicRaw([[reflint::out]] PyTime_t *result);
[[reflint::error(-1), reflint::since("3.13")]] int PyTime_PerfCounter([[reflint::out]] PyTime_t *result);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.13")]]
int PyTime_PerfCounterRaw([[reflint::out]] PyTime_t *result);
[[reflint::error(-1), reflint::since("3.13")]] int PyTime_Time([[reflint::out]] PyTime_t *result);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.13")]]
int PyTime_TimeRaw([[reflint::out]] PyTime_t *result);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyTime_AsNanosecondsObject(_PyTime_t t);
