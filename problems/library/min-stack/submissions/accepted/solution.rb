class MinStack
  def initialize
    @values = []
    @minima = []
  end

  def push(val)
    @values.push(val)
    @minima.push(val) if @minima.empty? || val <= @minima.last
  end

  def pop
    @minima.pop if @values.pop == @minima.last
  end

  def top = @values.last

  def get_min = @minima.last
end
