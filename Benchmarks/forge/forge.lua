-- Answers as the two forges do. Pages are files that nginx sends by itself; only heads and small bodies are made here.
-- An address is /{plain|gzip}/{repositories}[x{tenths maintained}]/{latency}ms/{api/v3|api/graphql|gitlab/api/v4}/...
local github = require "github"
local gitlab = require "gitlab"
local graphql = require "graphql"

local forge = {}

--- Handles one request in nginx's rewrite phase.
function forge.answer()
    local match, why = ngx.re.match(ngx.var.uri, [[^/(?:plain|gzip)/(\d+)(?:x(\d+))?/(\d+)ms/(api/v3|api/graphql|gitlab/api/v4)(/.*)?$]], "jo")
    if not match then
        ngx.status = 404
        ngx.say('{"message":"Not Found"}')
        return ngx.exit(404)
    end
    local latency = tonumber(match[3])
    if latency > 0 then ngx.sleep(latency / 1000) end
    local call = {
        total = tonumber(match[1]), tenths = tonumber(match[2]) or 10, path = match[5] or "",
        query = ngx.req.get_uri_args(20),
        base = ngx.var.scheme .. "://" .. ngx.var.http_host .. string.sub(ngx.var.uri, 1, -#(match[5] or "") - 1),
    }
    if match[4] == "api/graphql" then return graphql.answer(call) end
    if match[4] == "api/v3" then return github.answer(call) end
    return gitlab.answer(call)
end

return forge
