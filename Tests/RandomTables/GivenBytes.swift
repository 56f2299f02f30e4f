/// Text in an encoding that is not written here: the characters of ``Words``, and the two bytes each has in GB18030 as Python writes
/// them.
enum GivenBytes {
    private static let characters = """
        é—“”、。〇【】一七三上下业个中为主乙九书事二于五交人代以件任企会伟传位体何信修八公六共关具册分划刘\
        利别到制刷刻力办务动区十午单南印厂厅原号司吃合同名员呼咨商器四团园固地场址城填备复多大头女姓娜媒子字安\
        定审室家对封小局山岗嵩州工市师年序库店度座建开式张微必性总意户所手才打执批技把报据提收政教数文新方旅无\
        日时明更月有服期本机李查核桌档检楼欧正每水河法注洋测渠源满烩王理用甲电登白的监盖目相省督码社秀科称移税\
        空竖章第筑签算管箱粮系累线经统维编置老者职联育花英茶营董行衔街补表西见警计记评话询说调豫负财责货贸资赵\
        路转运远送选道邮郑部酒里金钱长门间阳附限集青面页项餐（），．：；｜汇\
        \u{3000}
        """

    private static let bytes = """
        A8A6A1AAA1B0A1B1A1A2A1A3A996A1BEA1BFD2BBC6DFC8FDC9CFCFC2D2B5B8F6D6D0CEAAD6F7D2D2BEC5CAE9CAC2B6FED3DA\
        CEE5BDBBC8CBB4FAD2D4BCFEC8CEC6F3BBE1CEB0B4ABCEBBCCE5BACED0C5D0DEB0CBB9ABC1F9B9B2B9D8BEDFB2E1B7D6BBAE\
        C1F5C0FBB1F0B5BDD6C6CBA2BFCCC1A6B0ECCEF1B6AFC7F8CAAECEE7B5A5C4CFD3A1B3A7CCFCD4ADBAC5CBBEB3D4BACFCDAC\
        C3FBD4B1BAF4D7C9C9CCC6F7CBC4CDC5D4B0B9CCB5D8B3A1D6B7B3C7CCEEB1B8B8B4B6E0B4F3CDB7C5AED0D5C4C8C3BDD7D3\
        D7D6B0B2B6A8C9F3CAD2BCD2B6D4B7E2D0A1BED6C9BDB8DAE1D4D6DDB9A4CAD0CAA6C4EAD0F2BFE2B5EAB6C8D7F9BDA8BFAA\
        CABDD5C5CEA2B1D8D0D4D7DCD2E2BBA7CBF9CAD6B2C5B4F2D6B4C5FABCBCB0D1B1A8BEDDCCE1CAD5D5FEBDCCCAFDCEC4D0C2\
        B7BDC2C3CEDEC8D5CAB1C3F7B8FCD4C2D3D0B7FEC6DAB1BEBBFAC0EEB2E9BACBD7C0B5B5BCECC2A5C5B7D5FDC3BFCBAEBAD3\
        B7A8D7A2D1F3B2E2C7FED4B4C2FABBE2CDF5C0EDD3C3BCD7B5E7B5C7B0D7B5C4BCE0B8C7C4BFCFE0CAA1B6BDC2EBC9E7D0E3\
        BFC6B3C6D2C6CBB0BFD5CAFAD5C2B5DAD6FEC7A9CBE3B9DCCFE4C1B8CFB5C0DBCFDFBEADCDB3CEACB1E0D6C3C0CFD5DFD6B0\
        C1AAD3FDBBA8D3A2B2E8D3AAB6ADD0D0CFCEBDD6B2B9B1EDCEF7BCFBBEAFBCC6BCC7C6C0BBB0D1AFCBB5B5F7D4A5B8BAB2C6\
        D4F0BBF5C3B3D7CAD5D4C2B7D7AAD4CBD4B6CBCDD1A1B5C0D3CAD6A3B2BFBEC6C0EFBDF0C7AEB3A4C3C5BCE4D1F4B8BDCFDE\
        BCAFC7E0C3E6D2B3CFEEB2CDA3A8A3A9A3ACA3AEA3BAA3BBA3FCBBE3A1A1
        """

    private static let table: [Unicode.Scalar: [UInt8]] = {
        let digits = bytes.utf8.map { UInt8($0 < 0x41 ? $0 - 0x30 : $0 - 0x37) }
        let pairs = stride(from: 0, to: digits.count, by: 4).map {
            [digits[$0] << 4 | digits[$0 + 1], digits[$0 + 2] << 4 | digits[$0 + 3]]
        }
        return Dictionary(uniqueKeysWithValues: zip(characters.unicodeScalars, pairs))
    }()

    static func gb18030(_ scalar: Unicode.Scalar) -> [UInt8] {
        guard !scalar.isASCII else { return [UInt8(scalar.value)] }
        guard let bytes = table[scalar] else { preconditionFailure("\(scalar) has no bytes here") }
        return bytes
    }
}
