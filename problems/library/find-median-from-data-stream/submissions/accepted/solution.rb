class MedianFinder
  def initialize
    @lower = Containers::MaxHeap.new
    @upper = Containers::MinHeap.new
  end

  def add_num(num)
    @lower.push(num)
    @upper.push(@lower.pop)
    @lower.push(@upper.pop) if @upper.size > @lower.size
  end

  def find_median
    return @lower.next.to_f if @lower.size > @upper.size

    (@lower.next + @upper.next) / 2.0
  end
end
