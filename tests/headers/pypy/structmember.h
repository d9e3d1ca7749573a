/* The constants are in Python.h from 3.12 on, and in these stand-ins. */
#include "Python.h"
