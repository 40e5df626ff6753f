<?php
// The solution is read here, because the global scope must be its top level: `global $memo` means a variable of its file.

require '/usr/lib/gavel/php/harness.php';

Gavel\Harness::start();
try {
    Gavel\Source::open();
    include Gavel\Source::FILE;
    Gavel\Harness::serve();
} catch (Throwable $error) {
    Gavel\Harness::fail($error);
}
