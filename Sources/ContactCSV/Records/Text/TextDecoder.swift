import Glibc
import SurveyCore

/// Bytes of one encoding → UTF-8. A byte that does not decode becomes ``undecodable``, and its place in the file is kept.
final class TextDecoder {
    let encoding: TextEncoding
    private let converter: iconv_t?
    /// Places in the file (from 1) of the bytes that did not decode, in order.
    private(set) var badOffsets: [Int] = []
    /// Something in the text decoded last needs a second look (``UTF8Check/Result/isSuspicious``).
    private(set) var isSuspicious = false

    init(_ encoding: TextEncoding) throws {
        self.encoding = encoding
        guard encoding == .gb18030 else {
            converter = nil
            return
        }
        converter = iconv_open("UTF-8", "GB18030")
        // glibc answers (iconv_t)-1 when its module for GB18030 is not installed.
        guard converter != iconv_t(bitPattern: -1) else { throw ContactCSVFault.noConverter }
    }

    deinit {
        if let converter, converter != iconv_t(bitPattern: -1) { iconv_close(converter) }
    }

    /// Decodes `bytes`, which begin at `offset` of the file, to the end of `out`; answers how many were used. What is left
    /// is the beginning of a sequence, to be given again with more behind it; at the end of the file nothing is left.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isLast: Bool, into out: ByteBuffer) -> Int {
        isSuspicious = false
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return 0 }
        switch encoding {
        case .utf8: return decodeUTF8(base, bytes.count, offset, isLast, out)
        case .gb18030: return decodeGB18030(base, bytes.count, offset, isLast, out)
        case .utf16LittleEndian: return decodeUTF16(base, bytes.count, offset, isLast, out, high: 1)
        case .utf16BigEndian: return decodeUTF16(base, bytes.count, offset, isLast, out, high: 0)
        }
    }

    func forgetBadOffsets() { badOffsets.removeAll(keepingCapacity: true) }

    private func reject(_ place: Int, _ out: ByteBuffer) {
        out.append(undecodable)
        badOffsets.append(place + 1)
        isSuspicious = true
    }

    private func decodeUTF8(
        _ base: UnsafePointer<UInt8>,
        _ count: Int,
        _ offset: Int,
        _ isLast: Bool,
        _ out: ByteBuffer
    ) -> Int {
        var index = 0
        while index < count {
            let result = UTF8Check.run(base, from: index, to: count)
            if result.isSuspicious { isSuspicious = true }
            out.append(base + index, count: result.stop - index)
            index = result.stop
            if index == count || (result.isCut && !isLast) { break }
            reject(offset + index, out)
            index += 1
        }
        return index
    }

    private func decodeGB18030(
        _ base: UnsafePointer<UInt8>,
        _ count: Int,
        _ offset: Int,
        _ isLast: Bool,
        _ out: ByteBuffer
    ) -> Int {
        let begin = out.end
        var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
            .assumingMemoryBound(to: CChar.self)
        var left = count
        while left > 0 {
            out.reserve(left * 2 + 16)
            var room = out.capacity - out.end
            var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(out.base + out.end)
                .assumingMemoryBound(to: CChar.self)
            let before = room
            let answer = iconv(converter, &input, &left, &output, &room)
            let failure = errno
            out.end += before - room
            guard answer == -1 else { break }
            if failure == E2BIG { continue }
            if failure == EINVAL, !isLast { break }
            reject(offset + count - left, out)
            input = input! + 1
            left -= 1
        }
        if !isSuspicious { isSuspicious = UTF8Check.run(out.base, from: begin, to: out.end).isSuspicious }
        return count - left
    }

    private func decodeUTF16(
        _ base: UnsafePointer<UInt8>,
        _ count: Int,
        _ offset: Int,
        _ isLast: Bool,
        _ out: ByteBuffer,
        high: Int
    ) -> Int {
        let begin = out.end
        out.reserve(count / 2 * 3 + 16)
        let target = out.base
        var end = out.end
        let low = 1 - high
        var index = 0
        while index + 1 < count {
            let unit = UInt32(base[index + high]) << 8 | UInt32(base[index + low])
            if unit < 0x80 {
                target[end] = UInt8(unit)
                end += 1
            } else if unit < 0x800 {
                target[end] = UInt8(0xC0 | unit >> 6)
                target[end + 1] = UInt8(0x80 | unit & 0x3F)
                end += 2
            } else if unit & 0xF800 != 0xD800 {
                target[end] = UInt8(0xE0 | unit >> 12)
                target[end + 1] = UInt8(0x80 | unit >> 6 & 0x3F)
                target[end + 2] = UInt8(0x80 | unit & 0x3F)
                end += 3
            } else {
                if unit < 0xDC00, index + 3 >= count, !isLast { break }
                let trail = index + 3 < count ? UInt32(base[index + 2 + high]) << 8 | UInt32(base[index + 2 + low]) : 0
                if unit < 0xDC00, trail & 0xFC00 == 0xDC00 {
                    let scalar = 0x10000 + (unit & 0x3FF) << 10 + trail & 0x3FF
                    target[end] = UInt8(0xF0 | scalar >> 18)
                    target[end + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
                    target[end + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
                    target[end + 3] = UInt8(0x80 | scalar & 0x3F)
                    end += 4
                    index += 2
                } else {
                    target[end] = undecodable
                    end += 1
                    badOffsets.append(offset + index + 1)
                    isSuspicious = true
                }
            }
            index += 2
        }
        out.end = end
        if isLast, index < count {
            reject(offset + index, out)
            index = count
        }
        if !isSuspicious { isSuspicious = UTF8Check.run(out.base, from: begin, to: out.end).isSuspicious }
        return index
    }
}

/// Faults of the program or its platform, never of a file.
package enum ContactCSVFault: Error {
    /// glibc has no converter for GB18030.
    case noConverter
    /// libcsv refused what the scanner took for well-formed.
    case parserDisagrees(record: Int)
}
