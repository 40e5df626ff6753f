-- Count calls by sliding windows: all counters or none. A window's calls fade while the next one passes:
--
--     used = floor(calls of the window before * the share of it that the last W seconds still cover) + calls of this one
--
-- KEYS  a counter for each rule: a hash of the window's number, its calls and those of the window before
-- ARGV  how many calls are wanted (0: only look), then for each counter the limit and the window in seconds
-- Returns how many of them were counted (0: refused, nothing was), and of the rule that is the tightest its place in
-- KEYS, how many more calls it takes, and in how many ms its window ends, or one call more may be made.
local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000000 + tonumber(clock[2])
local granted = tonumber(ARGV[1])
local rules = {}

for place, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[2 * place])
  local length = tonumber(ARGV[2 * place + 1]) * 1000000
  local number = math.floor(now / length)
  local elapsed = now - number * length
  local kept = redis.call('HMGET', key, 'window', 'calls', 'before')
  local calls, before = 0, 0
  if kept[1] then
    local last = tonumber(kept[1])
    if last == number + 1 then
      -- The clock was put back a little: time stands still for this counter until it is there again.
      number, elapsed = last, 0
    end
    if last == number then
      calls, before = tonumber(kept[2]), tonumber(kept[3])
    elseif last == number - 1 then
      before = tonumber(kept[2])
    end
  end
  local left = limit - calls - math.floor(before * (length - elapsed) / length)
  if left < granted then
    granted = math.max(left, 0)
  end
  rules[place] = {
    limit = limit, length = length, number = number, elapsed = elapsed,
    calls = calls, before = before, left = left,
  }
end

local tightest, wait = 1, -1
if granted > 0 or ARGV[1] == '0' then
  for place, rule in ipairs(rules) do
    if granted > 0 then
      redis.call('HSET', KEYS[place], 'window', rule.number, 'calls', rule.calls + granted, 'before', rule.before)
      redis.call('PEXPIRE', KEYS[place], math.ceil((2 * rule.length - rule.elapsed) / 1000))
    end
    if rule.left < rules[tightest].left then
      tightest = place
    end
  end
  local rule = rules[tightest]
  wait = rule.length - rule.elapsed
else
  for place, rule in ipairs(rules) do
    if rule.left < 1 then
      -- Until so much of the window before has faded that one call fits; perhaps this window must become that first.
      local faded, room, ahead = rule.before, rule.limit - rule.calls, -rule.elapsed
      if room < 1 then
        faded, room, ahead = rule.calls, rule.limit, rule.length - rule.elapsed
      end
      local until_free = ahead + math.max(0, rule.length * (1 - room / faded)) + 1
      if until_free > wait then
        tightest, wait = place, until_free
      end
    end
  end
end
return {granted, tightest, math.max(rules[tightest].left - granted, 0), math.ceil(wait / 1000)}
