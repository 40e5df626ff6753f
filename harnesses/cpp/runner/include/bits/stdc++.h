// Stands in front of GCC's own so that the precompiled form beside it is found.
#include_next <bits/stdc++.h>
