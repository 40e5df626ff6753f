class LRUCache {
    private $values = [];

    /**
     * @param Integer $capacity
     */
    function __construct(private $capacity) {
    }

    /**
     * @param Integer $key
     * @return Integer
     */
    function get($key) {
        if (!isset($this->values[$key])) return -1;
        $value = $this->values[$key];
        unset($this->values[$key]);
        return $this->values[$key] = $value;
    }

    /**
     * @param Integer $key
     * @param Integer $value
     * @return NULL
     */
    function put($key, $value) {
        unset($this->values[$key]);
        $this->values[$key] = $value;
        if (count($this->values) > $this->capacity) {
            unset($this->values[array_key_first($this->values)]);
        }
    }
}

/**
 * Your LRUCache object will be instantiated and called as such:
 * $obj = LRUCache($capacity);
 * $ret_1 = $obj->get($key);
 * $obj->put($key, $value);
 */
