// Keeps the identities of a suite's test cases unique and short enough for every consumer.

import Snapshots

/// Names for the subjects of one suite. A first pass over all findings finds the names that several subjects share, a
/// second one hands the names out, so that all of them, not only the later ones, get their forge id appended.
struct JUnitNames {
    private var classname = ""
    private var taken: Set<String> = []
    private var shared: Set<[String]> = []

    /// Begins the names of a class; a suite's classes come one after the other, each once.
    mutating func begin(_ classname: String, fixed: [String]) {
        self.classname = classname
        taken = Set(fixed)
    }

    /// First pass: notes the finding's name.
    mutating func note(_ finding: FindingRecord) {
        let name = name(of: finding)
        if !taken.insert(name).inserted { shared.insert([classname, name]) }
    }

    /// Second pass: the finding's name, unlike every other in its class.
    mutating func take(_ finding: FindingRecord) -> String {
        let plain = name(of: finding)
        guard shared.contains([classname, plain]) || taken.contains(plain) else {
            taken.insert(plain)
            return plain
        }
        let fingerprint = Slugs.digest(finding.fingerprint, digits: 12)
        let candidates = [finding.subjectForgeID.map { "\(plain)#\($0)" }, "\(plain)#\(fingerprint)"].compactMap { $0 }
        var name = candidates.first { !taken.contains($0) } ?? "\(plain)#\(fingerprint)"
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(plain)#\(fingerprint)-\(number)"
            number += 1
        }
        return name
    }

    /// The subject's path on one line. Class and name together stay below 512 UTF-16 units, with room for a suffix;
    /// what is cut off is told apart by a digest.
    private func name(of finding: FindingRecord) -> String {
        let name = VisibleText.line(finding.subject)
        let limit = 512 - classname.utf16.count - 1 - 40
        guard name.utf16.count > limit else { return name.isEmpty ? "(unnamed)" : name }
        var cut = String.UnicodeScalarView()
        var units = 10
        for scalar in name.unicodeScalars {
            units += UTF16.width(scalar)
            if units > limit { break }
            cut.append(scalar)
        }
        return String(cut) + "…~" + Slugs.digest(name, digits: 8)
    }
}
