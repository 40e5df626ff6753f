class Account {
    private $owner;
    private $history;

    function __construct($owner, $balance) {
        $this->owner = $owner;
        $this->history = [$balance];
    }

    function add($amount) {
        $this->history[] = end($this->history) + $amount;
    }

    function getHistory() {
        return $this->history;
    }

    function greet($words) {
        return implode(' ', [...$words, $this->owner]);
    }
}
