-- The forms of an answer.
local reply = {}

--- Ends the request with a JSON text.
function reply.json(status, text)
    ngx.status = status
    ngx.header["Content-Type"] = "application/json"
    ngx.header["Content-Length"] = #text
    ngx.print(text)
    return ngx.exit(ngx.HTTP_OK)
end

--- Lets nginx send a file below the fleet's folder.
function reply.file(path)
    ngx.req.set_uri(path)
end

--- The header `Link` of pairs of relation and address.
function reply.link(links)
    if #links == 0 then return end
    local parts = {}
    for i, link in ipairs(links) do parts[i] = "<" .. link[2] .. '>; rel="' .. link[1] .. '"' end
    ngx.header["Link"] = table.concat(parts, ", ")
end

--- An address with parameters in a stable order.
function reply.address(base, query)
    local names, parts = {}, {}
    for name in pairs(query) do names[#names + 1] = name end
    table.sort(names)
    for i, name in ipairs(names) do parts[i] = name .. "=" .. ngx.escape_uri(tostring(query[name])) end
    return base .. "?" .. table.concat(parts, "&")
end

--- Counts requests for the forges' rate headers.
function reply.count(name)
    return ngx.shared.quota:incr(name, 1, 0)
end

return reply
