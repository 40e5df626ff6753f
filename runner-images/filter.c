/* Turns seccomp.json into the kernel's filter, when an image is built: prints the lines of filter.inc. recipe.py writes
 * the rules into filter_rules.inc, one call a line; libseccomp knows the numbers of the system calls. */

#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static scmp_filter_ctx rules;

static void check(int result, const char *what)
{
    if (result >= 0)
        return;
    fprintf(stderr, "%s: %s\n", what, strerror(-result));
    exit(1);
}

/* A system call that this machine's kind does not have needs no rule. */
static void rule(uint32_t action, const char *name, unsigned count, struct scmp_arg_cmp argument)
{
    int number = seccomp_syscall_resolve_name(name);
    if (number < 0)
        return;
    check(seccomp_rule_add_array(rules, action, number, count, &argument), name);
}

static void allow(const char *name)
{
    rule(SCMP_ACT_ALLOW, name, 0, SCMP_A0(SCMP_CMP_EQ, 0));
}

static void refuse(const char *name, int code)
{
    rule(SCMP_ACT_ERRNO((unsigned)code), name, 0, SCMP_A0(SCMP_CMP_EQ, 0));
}

static void allow_if(const char *name, unsigned index, enum scmp_compare op, scmp_datum_t value, scmp_datum_t other)
{
    struct scmp_arg_cmp argument = {index, op, value, other};
    rule(SCMP_ACT_ALLOW, name, 1, argument);
}

int main(void)
{
    rules = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    if (!rules)
        check(-ENOMEM, "seccomp_init");
    check(seccomp_attr_set(rules, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS), "foreign ABIs");
    check(seccomp_attr_set(rules, SCMP_FLTATR_CTL_OPTIMIZE, 2), "a binary tree");
#include "filter_rules.inc"
    FILE *file = tmpfile();
    if (!file)
        check(-errno, "tmpfile");
    check(seccomp_export_bpf(rules, fileno(file)), "seccomp_export_bpf");
    rewind(file);
    for (struct sock_filter line; fread(&line, sizeof line, 1, file) == 1;)
        printf("{0x%x, %u, %u, 0x%x},\n", line.code, line.jt, line.jf, line.k);
    return 0;
}
