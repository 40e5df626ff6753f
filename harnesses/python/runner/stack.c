/* gavel_stack.grow(bytes): let a solution recurse deeply.
 *
 * Two limits stand in the way of 100,000 levels of `dfs` under `@cache` or inside `sum(...)`, and Python has no
 * switch for either: the size of the main thread's stack, and CPython 3.13's fixed budget of 10,000 nested C calls.
 * Linux lets a running main thread grow up to its present limit, as far as nothing is mapped below it: the kernel
 * keeps at least 128 MiB free there.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <sys/resource.h>

enum { KEPT_FREE = 120 << 20, BYTES_OF_ONE_CALL = 448 };

static PyObject *grow(PyObject *self, PyObject *argument) {
    long long wanted = PyLong_AsLongLong(argument);
    if (wanted == -1 && PyErr_Occurred()) return NULL;
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit)) return PyErr_SetFromErrno(PyExc_OSError);
    rlim_t size = (rlim_t)wanted;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > KEPT_FREE) {
        if (limit.rlim_cur < size) size = limit.rlim_cur; /* it was so before the program started: all of it is there */
    } else {
        size = KEPT_FREE;
        if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < size) size = limit.rlim_max;
        limit.rlim_cur = size;
        if (setrlimit(RLIMIT_STACK, &limit)) return PyErr_SetFromErrno(PyExc_OSError);
    }
    PyThreadState_Get()->c_recursion_remaining = (int)(size / BYTES_OF_ONE_CALL);
    return PyLong_FromUnsignedLongLong(size);
}

static PyMethodDef methods[] = {{"grow", grow, METH_O, "Allow deep recursion; return the stack's size."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, .m_name = "gavel_stack", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_gavel_stack(void) { return PyModule_Create(&module); }
