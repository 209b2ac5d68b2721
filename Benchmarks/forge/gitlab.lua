-- GitLab's part: one token, its projects in both listings and in every order that can be asked for, their hooks.
local reply = require "reply"
local rows = require "rows"

local gitlab = {}
local most_counted = 10000

local small = {
    ["/personal_access_tokens/self"] = '{"id":4001,"name":"fleet-hub","revoked":false,"created_at":"2026-01-02T08:00:00.000Z","description":"","scopes":["api"],"user_id":2001,"last_used_at":"2026-11-01T08:00:00.000Z","active":true,"granular":false,"expires_at":"2027-01-01"}',
    ["/user"] = '{"id":2001,"username":"fleet-hub","public_email":"","name":"Fleet Hub","state":"active","locked":false,"avatar_url":null,"web_url":"https://forge.example/fleet-hub","created_at":"2024-01-02T08:00:00.000Z","bio":"","bot":false,"two_factor_enabled":true,"can_create_group":false,"can_create_project":false}',
    ["/metadata"] = '{"version":"18.4.2-ee","revision":"0f1e2d3c4b5","kas":{"enabled":false,"externalUrl":null,"version":null},"enterprise":true}',
    ["/version"] = '{"version":"18.4.2-ee","revision":"0f1e2d3c4b5"}',
}

local hook = '[{"id":%s,"url":"https://hub.example.com/hooks/gitlab","name":"","description":"","project_id":%s,'
    .. '"push_events":true,"push_events_branch_filter":"","branch_filter_strategy":"wildcard","issues_events":false,'
    .. '"confidential_issues_events":false,"merge_requests_events":true,"tag_push_events":true,"note_events":false,'
    .. '"confidential_note_events":false,"job_events":false,"pipeline_events":false,"wiki_page_events":false,'
    .. '"deployment_events":false,"releases_events":false,"feature_flag_events":false,"milestone_events":false,'
    .. '"enable_ssl_verification":true,"repository_update_events":false,"resource_access_token_events":false,'
    .. '"alert_status":"executable","disabled_until":null,"url_variables":[],"custom_headers":[],'
    .. '"custom_webhook_template":"","created_at":"2024-05-06T07:08:09.101Z"}]'

-- The listing's parameters as the next page repeats them.
local function onward(call, changes)
    local query = {}
    for name, value in pairs(call.query) do query[name] = value end
    for name, value in pairs(changes) do query[name] = value end
    return reply.address(call.base .. call.path, query)
end

local function by_keyset(call, listing, size)
    local first, last = listing:range(call.query.id_after, call.query.id_before)
    local descending = call.query.sort ~= "asc"
    local from, to
    if descending then from, to = math.max(first, last - size + 1), last else from, to = first, math.min(last, first + size - 1) end
    if not descending and to < last then
        reply.link { { "next", onward(call, { id_after = listing:id(to) }) } }
    elseif descending and from > first then
        reply.link { { "next", onward(call, { id_before = listing:id(from) }) } }
    end
    return listing:send(from, to, size, descending)
end

local function by_offset(call, listing, size)
    local number, count = tonumber(call.query.page or 1), listing.count
    local last = math.max(1, math.ceil(count / size))
    local links = {}
    if number < last then links[1] = { "next", onward(call, { page = number + 1, per_page = size }) } end
    links[#links + 1] = { "first", onward(call, { page = 1, per_page = size }) }
    if count <= most_counted then
        links[#links + 1] = { "last", onward(call, { page = last, per_page = size }) }
        ngx.header["X-Total"] = count
        ngx.header["X-Total-Pages"] = last
    end
    ngx.header["X-Page"] = number
    ngx.header["X-Per-Page"] = size
    ngx.header["X-Next-Page"] = number < last and number + 1 or ""
    reply.link(links)
    local from = (number - 1) * size
    local to = math.min(count - 1, from + size - 1)
    if call.query.sort == "asc" then return listing:send(from, to, size, false) end
    return listing:send(count - 1 - to, count - 1 - from, size, true)
end

local function projects(call)
    local level = call.query.min_access_level
    if level and not ({ ["5"] = 1, ["10"] = 1, ["15"] = 1, ["20"] = 1, ["30"] = 1, ["40"] = 1, ["50"] = 1 })[level] then
        return reply.json(400, '{"error":"min_access_level does not have a valid value"}')
    end
    local narrow = level == "40" and call.tenths < 10
    local listing = rows.listing(call.total, narrow and call.tenths or 10, call.query.simple == "true")
    local size = math.min(100, tonumber(call.query.per_page or 20))
    if call.query.pagination == "keyset" then return by_keyset(call, listing, size) end
    return by_offset(call, listing, size)
end

function gitlab.answer(call)
    if (ngx.var.http_private_token or ngx.var.http_authorization or "") == "" then
        return reply.json(401, '{"message":"401 Unauthorized"}')
    end
    local used = reply.count("gitlab")
    ngx.header["RateLimit-Limit"] = 1000000000
    ngx.header["RateLimit-Observed"] = used
    ngx.header["RateLimit-Remaining"] = 1000000000 - used
    ngx.header["RateLimit-Reset"] = ngx.time() + 60
    ngx.header["X-Request-Id"] = string.format("01FLEET%012d", used)
    ngx.header["X-Gitlab-Meta"] = '{"correlation_id":"fleet","version":"1"}'
    if small[call.path] then return reply.json(200, small[call.path]) end
    if call.path == "/projects" then return projects(call) end
    local project = string.match(call.path, "^/projects/(%d+)/hooks$")
    if project and rows.holds(call.total, tonumber(project)) then
        return reply.json(200, string.format(hook, project, project))
    end
    if string.match(call.path, "^/groups/[^/]+/hooks$") then return reply.json(200, "[]") end
    return reply.json(404, '{"message":"404 Not Found"}')
end

return gitlab
