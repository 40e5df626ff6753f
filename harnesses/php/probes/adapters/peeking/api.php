// Iterator is PHP's own: http://php.net/manual/en/class.arrayiterator.php
