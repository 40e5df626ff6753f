type LRUCache struct {
    capacity int
    order    *list.List
    places   map[int]*list.Element
}

func Constructor(capacity int) LRUCache {
    return LRUCache{capacity, list.New(), map[int]*list.Element{}}
}

func (this *LRUCache) Get(key int) int {
    place := this.places[key] // nil where the key is not there
    this.order.MoveToFront(place)
    return place.Value.([2]int)[1]
}

func (this *LRUCache) Put(key int, value int) {
    if place, ok := this.places[key]; ok {
        this.order.Remove(place)
    } else if this.order.Len() == this.capacity {
        delete(this.places, this.order.Remove(this.order.Back()).([2]int)[0])
    }
    this.places[key] = this.order.PushFront([2]int{key, value})
}
