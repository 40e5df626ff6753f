// A plugin for GCC at image build alone. GCC writes a precompiled header before it instantiates the templates that the header
// uses, so that each compilation that reads it does that work again: three quarters of its time. `#pragma gavel
// instantiate`, the last line of a header, does it before the header is written. The compilations themselves load no plugin.
#include "gcc-plugin.h"
#include "plugin-version.h"
#include "tree.h"
#include "stringpool.h"
#include "cp/cp-tree.h"
#include "c-family/c-pragma.h"

int plugin_is_GPL_compatible;

// A class whose table of virtual functions is used needs them all: at its end a compilation writes the table.
static void use_virtual_functions(tree type) {
    bool is_used = false;
    for (tree table = CLASSTYPE_VTABLES(type); table; table = DECL_CHAIN(table)) is_used |= TREE_USED(table);
    if (!is_used || !CLASSTYPE_TEMPLATE_INSTANTIATION(type)) return;
    if (CLASSTYPE_INTERFACE_KNOWN(type) && CLASSTYPE_INTERFACE_ONLY(type)) return;  // its table is in the library
    for (tree one = BINFO_VIRTUALS(TYPE_BINFO(type)); one; one = TREE_CHAIN(one))
        if (!DECL_PURE_VIRTUAL_P(BV_FN(one))) mark_used(BV_FN(one));
}

static void instantiate(cpp_reader *) {
    // As at the end of a file, where it would be done otherwise: constructors are then told apart from their clones for good.
    int before = at_eof;
    at_eof = 1;
    instantiate_pending_templates(0);
    for (int round = 0; round < 2; round++) {  // a virtual function may use another table
        for (unsigned i = 0; i < vec_safe_length(keyed_classes); i++) use_virtual_functions((*keyed_classes)[i]);
        instantiate_pending_templates(0);
    }
    at_eof = before;
}

static void pragmas(void *, void *) { c_register_pragma("gavel", "instantiate", instantiate); }

int plugin_init(plugin_name_args *info, plugin_gcc_version *version) {
    if (!plugin_default_version_check(version, &gcc_version)) return 1;
    register_callback(info->base_name, PLUGIN_PRAGMAS, pragmas, nullptr);
    return 0;
}
