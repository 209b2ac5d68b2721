// The page that a browser would get to sign in, where a client expects an API.

/// GitLab's sign-in page, much shortened.
enum SignInPage {
    static let html = """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sign in · GitLab</title></head>
        <body><form action="/users/sign_in" method="post"><input name="user[login]"><input name="user[password]" \
        type="password"><button>Sign in</button></form></body>
        </html>

        """

    /// The path of the page for the forge that has this API path.
    static func path(for path: String) -> String {
        let root = path.firstRange(of: "/api/v").map { path[..<$0.lowerBound] } ?? ""
        return root + "/users/sign_in"
    }
}
