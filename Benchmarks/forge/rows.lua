-- The rows of GitLab's listings: whole pages as files, any other cut from them. Rows have one length, ids one step.
local reply = require "reply"

local rows = {}
local first_id, step, page_rows = 10000000, 7, 100
local Listing = {}
Listing.__index = Listing
local lengths = {}

-- Bytes of a row, by fleet and form.
local function length(total, simple)
    if not lengths[total] then
        local file = io.open(ngx.var.document_root .. "/gitlab-" .. total .. "/lengths")
        local full, short = file:read("*n", "*n")
        file:close()
        lengths[total] = { full, short }
    end
    return lengths[total][simple and 2 or 1]
end

--- Whether the fleet has a project of that id.
function rows.holds(total, id)
    local number = (id - first_id) / step
    return number >= 0 and number < total and number == math.floor(number)
end

--- The projects of which the user maintains `tenths` of every ten. A row's rank is its place in it, from 0.
function rows.listing(total, tenths, simple)
    local self = setmetatable({ total = total, tenths = tenths, simple = simple }, Listing)
    self.count = self:rank(total)
    return self
end

-- How many rows of the listing stand before the project `number`.
function Listing:rank(number)
    return math.floor(number / 10) * self.tenths + math.min(number % 10, self.tenths)
end

function Listing:number(rank) return math.floor(rank / self.tenths) * 10 + rank % self.tenths end

function Listing:id(rank) return first_id + self:number(rank) * step end

--- The ranks of the first and the last row between two ids that aren't in it; the last is below the first where none is.
function Listing:range(after, before)
    local first, last = 0, self.count - 1
    if after then
        local number = math.floor((tonumber(after) - first_id) / step) + 1
        first = self:rank(math.max(0, math.min(self.total, number)))
    end
    if before then
        local number = math.ceil((tonumber(before) - first_id) / step)
        last = self:rank(math.max(0, math.min(self.total, number))) - 1
    end
    return first, last
end

--- Sends the rows from rank to rank, as a file where they are a page that is there as one.
function Listing:send(from, to, size, descending)
    local folder = "/gitlab-" .. self.total
    local whole = to - from + 1 == page_rows or to == self.count - 1
    if not descending and size == page_rows and from % page_rows == 0 and whole and from <= to then
        if self.tenths == 10 then
            return reply.file(folder .. (self.simple and "/simple" or "/full") .. "/page-" .. from / page_rows .. ".json")
        elseif self.simple then
            return reply.file(folder .. "-" .. self.tenths .. "/page-" .. from / page_rows .. ".json")
        end
    end
    return reply.json(200, "[" .. table.concat(self:cut(from, to, descending), ",") .. "]")
end

function Listing:cut(from, to, descending)
    local folder = ngx.var.document_root .. "/gitlab-" .. self.total .. (self.simple and "/simple" or "/full")
    local size, texts, open, file = length(self.total, self.simple), {}, nil, nil
    for rank = from, to do
        local number = self:number(rank)
        local page = math.floor(number / page_rows)
        if page ~= open then
            if file then file:close() end
            file, open = io.open(folder .. "/page-" .. page .. ".json", "rb"), page
        end
        file:seek("set", 1 + number % page_rows * (size + 1))
        texts[descending and to - rank + 1 or rank - from + 1] = file:read(size)
    end
    if file then file:close() end
    return texts
end

return rows
