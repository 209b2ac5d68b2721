-- GitHub's part: one App, one installation, its repositories.
local graphql = require "graphql"
local reply = require "reply"

local github = {}
local quota = 1000000000
local permissions = '{"metadata":"read","contents":"read","members":"read","checks":"write"}'
local account = '{"login":"fleet","id":8100200,"node_id":"O_kgDOAHuZyA","type":"Organization","html_url":"https://forge.example/fleet"}'
local app = '{"id":9001,"client_id":"Iv23fleet","slug":"fleet-hub","name":"fleet-hub","owner":' .. account
    .. ',"html_url":"https://forge.example/apps/fleet-hub","permissions":' .. permissions
    .. ',"events":["push"],"installations_count":1,"created_at":"2024-02-01T08:00:00Z","updated_at":"2026-02-01T08:00:00Z"}'
local installation = '{"id":70001234,"account":' .. account
    .. ',"repository_selection":"all","app_id":9001,"app_slug":"fleet-hub","target_id":8100200,'
    .. '"target_type":"Organization","html_url":"https://forge.example/organizations/fleet/settings/installations/70001234",'
    .. '"permissions":' .. permissions .. ',"events":["push"],"created_at":"2024-02-02T08:00:00Z",'
    .. '"updated_at":"2026-02-02T08:00:00Z","suspended_by":null,"suspended_at":null}'

local function deliveries()
    local rows = {}
    for i = 1, 20 do
        rows[i] = string.format('{"id":%d,"guid":"00000000-0000-4000-8000-%012d","delivered_at":"%s",'
            .. '"redelivery":false,"duration":0.21,"status":"OK","status_code":200,"event":"push","action":null,'
            .. '"installation_id":70001234,"repository_id":500000013,"throttled_at":null}', 900000 + i, i,
            os.date("!%Y-%m-%dT%H:%M:%SZ", ngx.time() - 60 * i))
    end
    return "[" .. table.concat(rows, ",") .. "]"
end

-- What the App asks with its JWT.
local answers = {
    ["/app"] = app,
    ["/app/installations"] = "[" .. installation .. "]",
    ["/app/installations/70001234"] = installation,
    ["/app/installation-requests"] = "[]",
    ["/app/hook/config"] = '{"content_type":"json","insecure_ssl":"0","secret":"********","url":"https://hub.example.com/hooks/github"}',
}

local function page(call)
    local size = tonumber(call.query.per_page or 30)
    if size ~= 100 then return nil end
    local number, last = tonumber(call.query.page or 1), math.max(1, math.ceil(call.total / size))
    local function address(page) return reply.address(call.base .. call.path, { per_page = size, page = page }) end
    local links = {}
    if number > 1 then links = { { "prev", address(number - 1) }, { "first", address(1) } } end
    if number < last then
        links[#links + 1] = { "next", address(number + 1) }
        links[#links + 1] = { "last", address(last) }
    end
    reply.link(links)
    return "/github-" .. call.total .. "/page-" .. number .. ".json"
end

-- The same pages without their frame, for tools that read as a user.
local function bare(path)
    local file = io.open(ngx.var.document_root .. path, "rb")
    local text = file:read("*a")
    file:close()
    return reply.json(200, string.sub(text, string.find(text, "[", 1, true), -2))
end

function github.answer(call)
    local authorization = ngx.var.http_authorization or ""
    if authorization == "" then
        return reply.json(401, '{"message":"Requires authentication","documentation_url":"https://docs.example/rest"}')
    end
    local used = reply.count("github")
    ngx.header["X-RateLimit-Limit"] = quota
    ngx.header["X-RateLimit-Remaining"] = quota - used
    ngx.header["X-RateLimit-Used"] = used
    ngx.header["X-RateLimit-Reset"] = ngx.time() + 1800
    ngx.header["X-RateLimit-Resource"] = "core"
    ngx.header["X-GitHub-Request-Id"] = string.format("BE7C:%06X", used)
    if answers[call.path] then return reply.json(200, answers[call.path]) end
    if call.path == "/app/hook/deliveries" then return reply.json(200, deliveries()) end
    if call.path == "/app/installations/70001234/access_tokens" and ngx.req.get_method() == "POST" then
        return reply.json(201, '{"token":"ghs_fleetfleetfleetfleetfleetfleetfleet","expires_at":"'
            .. os.date("!%Y-%m-%dT%H:%M:%SZ", ngx.time() + 3600)
            .. '","permissions":{"members":"read","metadata":"read"},"repository_selection":"all"}')
    end
    if call.path == "/orgs/fleet/memberships/robin" then
        return reply.json(200, '{"state":"active","role":"admin","user":{"login":"robin","id":8100300},"organization":' .. account .. '}')
    end
    if call.path == "/installation/repositories" then
        local file = page(call)
        if file then return reply.file(file) end
    elseif call.path == "/user/repos" or call.path == "/orgs/fleet/repos" then
        local file = page(call)
        if file then return bare(file) end
    end
    local other = graphql.rest(call.path)
    if other then return reply.json(200, other) end
    return reply.json(404, '{"message":"Not Found","documentation_url":"https://docs.example/rest","status":"404"}')
end

return github
