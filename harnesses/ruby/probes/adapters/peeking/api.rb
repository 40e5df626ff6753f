class Iterator
  def initialize(nums)
    @nums = nums
    @at = 0
  end

  def has_next
    @at < @nums.size
  end

  def next
    @at += 1
    @nums[@at - 1]
  end
end
