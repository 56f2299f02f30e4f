import SurveyCore
import SurveyReports
import Testing

@Suite struct ReassignJSONTests {
    @Test func nothingMovedHasNoEntry() {
        let json = ReassignResult(from: "李敏", lists: [], entry: nil).json.text()
        #expect(json == #"{"entry":null,"from":"李敏","to":[]}"#)
    }
}
