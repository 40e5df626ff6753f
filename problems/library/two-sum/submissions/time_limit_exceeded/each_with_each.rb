def two_sum(nums, target)
  nums.each_index do |i|
    nums.each_index do |j|
      return [i, j] if i < j && nums[i] + nums[j] == target
    end
  end
end
