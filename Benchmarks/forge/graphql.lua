-- The few answers that gh-audit needs of GitHub's GraphQL and of an organization, with rows of its own size.
local reply = require "reply"

local graphql = {}
local page_rows = 100

local node = '{"name":"repo-%06d","nameWithOwner":"fleet/repo-%06d","visibility":"PRIVATE","isArchived":false,'
    .. '"isFork":false,"isTemplate":false,"primaryLanguage":{"name":"Go"},"repositoryTopics":{"nodes":[{"topic":{"name":"backend"}}]},'
    .. '"diskUsage":%d,"defaultBranchRef":{"name":"main"},"description":"What team %d runs","refs":{"totalCount":7},'
    .. '"openPRs":{"totalCount":2},"closedPRs":{"totalCount":11},"mergedPRs":{"totalCount":140},"openIssues":{"totalCount":3},'
    .. '"closedIssues":{"totalCount":60},"labels":{"nodes":[{"name":"bug","issues":{"totalCount":9}}]},'
    .. '"branchProtectionRules":{"totalCount":1},"object":null}'

local function repositories(call, body)
    local from = tonumber(string.match(body, '"cursor"%s*:%s*"(%d+)"') or "0")
    local to = math.min(call.total, from + page_rows)
    local nodes = {}
    for number = from, to - 1 do
        nodes[#nodes + 1] = string.format(node, number, number, number * 37 % 90000, number % 311)
    end
    return string.format(
        '{"data":{"organization":{"repositories":{"totalCount":%d,"pageInfo":{"hasNextPage":%s,"endCursor":"%d"},"nodes":[%s]}}}}',
        call.total, tostring(to < call.total), to, table.concat(nodes, ","))
end

--- A POST to the GraphQL endpoint.
function graphql.answer(call)
    ngx.req.read_body()
    local body = ngx.req.get_body_data() or ""
    if string.find(body, "projectsV2", 1, true) then
        return reply.json(200, '{"data":{"organization":{"projectsV2":{"totalCount":0,"pageInfo":{"hasNextPage":false,"endCursor":null},"nodes":[]}}}}')
    end
    return reply.json(200, repositories(call, body))
end

--- What is asked of an organization and of each of its repositories; nil where GitHub would answer 404.
function graphql.rest(path)
    if path == "/orgs/fleet" then
        return '{"login":"fleet","id":8100200,"name":"Fleet","two_factor_requirement_enabled":true,"default_repository_permission":"read","plan":{"name":"enterprise"}}'
    end
    local name, rest = string.match(path, "^/repos/fleet/(repo%-%d+)(.*)$")
    if name and rest == "" then
        return '{"name":"' .. name .. '","full_name":"fleet/' .. name .. '","security_and_analysis":{"secret_scanning":{"status":"enabled"},"dependabot_security_updates":{"status":"enabled"}}}'
    elseif rest == "/actions/workflows" then
        return '{"total_count":0,"workflows":[]}'
    elseif rest == "/rulesets" or string.match(path, "^/orgs/fleet/") then
        return "[]"
    end
end

return graphql
